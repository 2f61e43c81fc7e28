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
flat out int v_difference; // none, new, gone, changed
flat out vec3 v_accent;

// How much of its colour stays to what is gone.
const float PALE = 0.3;

void main() {
    int corner;
    int index = figure(6, corner);
    // Radius in units of symbol size; kind + STYLE_STEP * mark + DIFFERENCE_STEP * difference.
    vec2 look = look(index);
    int style = style_of(look.y, v_difference);
    int mark = style / STYLE_STEP;
    int kind = style - mark * STYLE_STEP;
    // As in layer.rs: none, neighbour, hovered, selected.
    float enlargement = mark == 3 ? 1.4 : mark == 2 ? 1.25 : mark == 1 ? 1.15 : 1.0;
    v_radius = max(look.x * u_symbol_scale * enlargement, 0.6);
    v_outline = mark >= 2 ? 2.25 : min(1.25, v_radius * 0.3);
    v_shape = kind == 4 ? 3 : kind;
    float strength = v_difference == 0 ? u_strength : u_difference_strength * (v_difference == GONE ? PALE : 1.0);
    v_fill = mix(u_ground, u_kinds[kind], strength);
    v_accent = v_difference == 0 ? u_ink : mix(u_ground, u_differences[v_difference - 1], u_difference_strength);
    v_stroke = mark >= 2 ? u_ink : u_ground;

    float reach = v_radius * 1.45 + v_outline + (v_difference == 0 ? 1.0 : 12.0);
    v_local = quad(corner) * reach;
    gl_Position = on_screen(points(index).xy * u_zoom + u_offset + v_local);
}
