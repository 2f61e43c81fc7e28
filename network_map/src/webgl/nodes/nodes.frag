#version 300 es
// The symbol as a signed distance: sharp at any size, with an outline that separates it from links below.
precision highp float;

in vec2 v_local;
flat in float v_radius;
flat in float v_outline;
flat in int v_shape;
flat in vec3 v_fill;
flat in vec3 v_stroke;
flat in int v_difference;
flat in vec3 v_accent;

uniform float u_pixel_ratio;
uniform float u_alpha; // of the whole symbol
uniform vec3 u_ground;

// In css px, as in shapes.rs.
const float RING_GAP = 1.5;
const float RING_HALF_WIDTH = 0.8;
const float DASH = 6.0;
const float LARGE = 6.0;
const int NEW = 1;
const int GONE = 2;
const int CHANGED = 3;

out vec4 color;

// Sizes are chosen so that all shapes of one radius look equally heavy.
float square(vec2 p, float r) {
    vec2 d = abs(p) - r * 0.88;
    return length(max(d, 0.0)) + min(max(d.x, d.y), 0.0);
}

float diamond(vec2 p, float r) {
    return (abs(p.x) + abs(p.y) - r * 1.28) * 0.7071;
}

float triangle(vec2 p, float r) {
    float k = sqrt(3.0);
    float side = r * 1.16;
    p.y -= r * 0.1;
    p.x = abs(p.x) - side;
    p.y = -p.y + side / k;
    if (p.x + k * p.y > 0.0) {
        p = vec2(p.x - k * p.y, -k * p.x - p.y) / 2.0;
    }
    p.x -= clamp(p.x, -2.0 * side, 0.0);
    return -length(p) * sign(p.y);
}

float box(vec2 p, vec2 half_size) {
    vec2 d = abs(p) - half_size;
    return max(d.x, d.y);
}

// Lays one paint over another; both are colour and cover.
vec4 over(vec4 below, vec3 paint, float cover) {
    float both = cover + below.a * (1.0 - cover);
    return vec4((paint * cover + below.rgb * below.a * (1.0 - cover)) / max(both, 1e-4), both);
}

// A ring around the symbol, and at its upper right a badge: a plus on what is new, a minus on what is gone, whose ring is
// dashed, a dot on what has changed, if it is not too small for that.
vec4 marked(vec4 symbol, float d, float edge) {
    float ring = abs(d - v_outline - RING_GAP - RING_HALF_WIDTH) - RING_HALF_WIDTH;
    float ring_cover = 1.0 - smoothstep(-edge, edge, ring);
    if (v_difference == GONE) {
        float turn = 6.2832 * (v_radius + v_outline + RING_GAP);
        float dashes = max(floor(turn / DASH), 5.0);
        ring_cover *= step(fract(atan(v_local.y, v_local.x) / 6.2832 * dashes), 0.55);
    }
    symbol = over(symbol, v_accent, ring_cover);
    if (v_difference == CHANGED && v_radius < LARGE) {
        return symbol;
    }

    float size = clamp(v_radius * 0.45 + 1.5, 3.4, 5.6);
    vec2 p = v_local - vec2(0.74, -0.74) * (v_radius + v_outline + RING_GAP + 1.0);
    symbol = over(symbol, u_ground, 1.0 - smoothstep(-edge, edge, length(p) - size - 1.0));
    symbol = over(symbol, v_accent, 1.0 - smoothstep(-edge, edge, length(p) - size));
    float arm = size * 0.58;
    float thickness = size * 0.2;
    float minus = box(p, vec2(arm, thickness));
    float glyph = v_difference == NEW ? min(minus, box(p, vec2(thickness, arm)))
        : v_difference == GONE ? minus
        : length(p) - size * 0.36;
    return over(symbol, u_ground, 1.0 - smoothstep(-edge, edge, glyph));
}

void main() {
    float d = v_shape == 0 ? square(v_local, v_radius)
        : v_shape == 1 ? triangle(v_local, v_radius)
        : v_shape == 2 ? diamond(v_local, v_radius)
        : length(v_local) - v_radius;
    float edge = 0.5 / u_pixel_ratio;
    float cover = 1.0 - smoothstep(-edge, edge, d - v_outline);
    color = vec4(mix(v_fill, v_stroke, smoothstep(-edge, edge, d)), cover);
    if (v_difference > 0) {
        color = marked(color, d, edge);
    }
    if (color.a <= 0.0) {
        discard;
    }
    color.a *= u_alpha;
}
