// A triangle on the middle of each link that has a direction, pointing to its target.
uniform float u_width;    // css px
uniform float u_strength;
uniform vec3 u_link;
uniform vec3 u_ink;

// By kind: membership, chair, delegation, parent, belongs, relation.
const bool DIRECTED[6] = bool[](false, true, true, true, false, false);
// Links shorter than so many css px have no room for an arrow.
const float SHORTEST = 26.0;

flat out vec4 v_color;

void main() {
    int corner;
    int index = figure(3, corner);
    vec4 ends = points(index);
    vec2 look = look(index); // kind + STYLE_STEP if strong + DIFFERENCE_STEP * difference; bend
    int difference;
    int style = style_of(look.x, difference);
    bool is_strong = style >= STYLE_STEP;
    int kind = style - (is_strong ? STYLE_STEP : 0);
    vec2 from = ends.xy * u_zoom + u_offset;
    vec2 to = ends.zw * u_zoom + u_offset;
    float len = distance(from, to);
    v_color = difference > 0 ? different_link(difference, is_strong)
        : is_strong ? vec4(u_ink, 0.85) : vec4(u_link, min(u_strength * 1.6, 1.0));
    if (!DIRECTED[kind] || len < SHORTEST) {
        gl_Position = vec4(2.0, 2.0, 0.0, 1.0);
        return;
    }
    vec2 along = (to - from) / len;
    vec2 normal = vec2(-along.y, along.x);
    float size = 2.6 + 1.5 * u_width;
    vec2 tip = corner == 0 ? along : (corner == 1 ? -0.7 : 0.7) * normal - 0.8 * along;
    gl_Position = on_screen(mix(from, to, 0.5) + normal * look.y * len + tip * size);
}
