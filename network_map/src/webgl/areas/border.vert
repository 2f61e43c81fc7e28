// One quad per piece of a border.
uniform vec3 u_tones[7];

const float HALF_WIDTH = 0.7; // css px

out float v_across; // css px from the middle of the line
flat out float v_half_width;
flat out vec4 v_color;

void main() {
    int corner;
    int index = figure(6, corner);
    vec4 ends = points(index);
    vec2 look = look(index); // tone; strength from 0 to 1
    vec2 way = (ends.zw - ends.xy) * u_zoom;
    vec2 along = way / max(length(way), 1e-3);
    vec2 side = quad(corner);
    v_half_width = HALF_WIDTH;
    v_across = side.x * (HALF_WIDTH + 1.0 / u_pixel_ratio);
    v_color = vec4(u_tones[int(look.x)], look.y);
    gl_Position = on_screen(ends.xy * u_zoom + u_offset + way * (side.y * 0.5 + 0.5) + vec2(-along.y, along.x) * v_across);
}
