// One quad per node, large enough for the symbol, its outline and a soft edge.
uniform float u_symbol_scale;
uniform float u_strength; // 1: full colour, less: stepped back
uniform vec3 u_kinds[5];
uniform vec3 u_ground;
uniform vec3 u_ink;

out vec2 v_local; // css px from the centre
flat out float v_radius;
flat out float v_outline;
flat out int v_shape;
flat out vec3 v_fill;
flat out vec3 v_stroke;

void main() {
    int corner;
    int index = figure(6, corner);
    vec2 look = look(index); // radius in units of symbol size; kind + STYLE_STEP * mark
    int mark = int(look.y) / STYLE_STEP;
    int kind = int(look.y) - mark * STYLE_STEP;
    // As in layer.rs: none, neighbour, hovered, selected.
    float enlargement = mark == 3 ? 1.4 : mark == 2 ? 1.25 : mark == 1 ? 1.15 : 1.0;
    v_radius = max(look.x * u_symbol_scale * enlargement, 0.6);
    v_outline = mark >= 2 ? 2.25 : min(1.25, v_radius * 0.3);
    v_shape = kind == 4 ? 3 : kind;
    v_fill = mix(u_ground, u_kinds[kind], u_strength);
    v_stroke = mark >= 2 ? u_ink : u_ground;

    float reach = v_radius * 1.45 + v_outline + 1.0;
    v_local = quad(corner) * reach;
    gl_Position = on_screen(points(index).xy * u_zoom + u_offset + v_local);
}
