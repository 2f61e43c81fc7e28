// A line of one pixel per link: for very many, and while they move.
uniform float u_width;    // css px
uniform float u_strength;
uniform vec3 u_link;

// As in links.vert.
const float LOCAL = 16.0;
const float FAINTEST = 0.2;

flat out vec4 v_color;

void main() {
    int corner;
    int index = figure(2, corner);
    vec4 ends = points(index);
    int difference;
    style_of(look(index).x, difference);
    float nearness = clamp(LOCAL / max(distance(ends.xy, ends.zw), 1e-3), FAINTEST, 1.0);
    // As much ink as a smooth line has.
    float cover = min(u_width * mix(0.7, 1.0, nearness) * u_pixel_ratio, 1.0);
    v_color = difference > 0 ? different_link(difference, false) : vec4(u_link, u_strength * nearness * cover);
    gl_Position = on_screen((corner == 0 ? ends.xy : ends.zw) * u_zoom + u_offset);
}
