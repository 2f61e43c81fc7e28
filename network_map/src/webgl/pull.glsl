#version 300 es
// What all vertex shaders share: they take the numbers of their figure from textures, and know the camera.
precision highp float;
precision highp sampler2D;

uniform sampler2D u_places;  // per figure one or two points, layout units
uniform sampler2D u_origins; // where they come from while they move
uniform sampler2D u_looks;   // see layer.rs and areas.rs

uniform vec2 u_viewport;     // css px
uniform vec2 u_offset;       // css px
uniform float u_zoom;        // css px per layout unit
uniform float u_progress;    // of the way from origin to place; 1 at rest
uniform float u_pixel_ratio; // pixels per css px
uniform int u_first;         // the figure drawn first
uniform int u_step;          // from one figure to the next
uniform vec3 u_differences[3];       // colours of what is new, gone and changed
uniform float u_difference_strength; // of these; 1: full, less: stepped back

// A style is a kind plus this times a mark, see layer.rs.
const int STYLE_STEP = 16;
// And this times how it differs from another day: 0 not, else as in domain/network.rs.
const int DIFFERENCE_STEP = 64;
const int GONE = 2;

// A figure of which each has so many corners; also which corner it is.
int figure(int corners, out int corner) {
    int index = gl_VertexID / corners;
    corner = gl_VertexID - index * corners;
    return u_first + index * u_step;
}

ivec2 entry(int index) {
    return ivec2(index & 2047, index >> 11);
}

vec4 points(int index) {
    vec4 places = texelFetch(u_places, entry(index), 0);
    return u_progress < 1.0 ? mix(texelFetch(u_origins, entry(index), 0), places, u_progress) : places;
}

vec2 look(int index) {
    return texelFetch(u_looks, entry(index), 0).xy;
}

// Two triangles as a quad: -1 or 1 on both axes.
vec2 quad(int corner) {
    int strip = corner < 3 ? corner : corner == 3 ? 2 : corner == 4 ? 1 : 3;
    return vec2(float(strip & 1), float(strip >> 1)) * 2.0 - 1.0;
}

// A style without its difference, and the difference.
int style_of(float look, out int difference) {
    difference = int(look) / DIFFERENCE_STEP;
    return int(look) - difference * DIFFERENCE_STEP;
}

// A link that differs; what is gone is fainter.
vec4 different_link(int difference, bool is_strong) {
    float cover = difference == GONE ? 0.6 : 0.8;
    return vec4(u_differences[difference - 1], cover * (is_strong ? 1.0 : u_difference_strength));
}

vec4 on_screen(vec2 place) {
    vec2 clip = place / u_viewport * 2.0 - 1.0;
    return vec4(clip.x, -clip.y, 0.0, 1.0);
}

