// Corners of the triangles of all areas.
uniform vec3 u_tones[7];

flat out vec4 v_color;

void main() {
    int corner;
    int index = figure(1, corner);
    vec2 look = look(index); // tone; strength from 0 to 1
    v_color = vec4(u_tones[int(look.x)], look.y);
    gl_Position = on_screen(points(index).xy * u_zoom + u_offset);
}
