// One strip per link, as wide as the line and its soft edge. Width is in pixels whatever the zoom.
uniform int u_pieces;     // of which a strip consists
uniform float u_width;    // css px
uniform float u_strength;
uniform vec3 u_link;
uniform vec3 u_ink;

// Longer links (in layout units) connect neighbourhoods: they are drawn fainter, so that the neighbourhoods show.
const float LOCAL = 16.0;
const float FAINTEST = 0.2;
// By kind: membership, chair, delegation, parent, belongs, relation; then those that stand for several, see aggregate.rs.
const float WIDTHS[11] = float[](1.0, 1.7, 1.0, 1.45, 1.0, 1.0, 1.2, 2.2, 3.6, 5.4, 7.6);
// Line and gap in css px of the first six, 0: without gaps.
const vec2 DASHES[6] = vec2[](vec2(0.0), vec2(0.0), vec2(7.0, 4.0), vec2(0.0), vec2(1.5, 3.5), vec2(11.0, 4.0));

out float v_across; // css px from the middle of the line
out float v_along;  // css px from its start
flat out float v_half_width;
flat out vec2 v_dash;
flat out vec4 v_color;

void main() {
    int corner;
    int index = figure(6 * u_pieces, corner);
    vec4 ends = points(index);
    vec2 look = look(index); // kind + STYLE_STEP if strong + DIFFERENCE_STEP * difference; bend
    int difference;
    int style = style_of(look.x, difference);
    bool is_strong = style >= STYLE_STEP;
    int kind = style - (is_strong ? STYLE_STEP : 0);
    vec2 from = ends.xy * u_zoom + u_offset;
    vec2 way = (ends.zw - ends.xy) * u_zoom;
    float len = max(length(way), 1e-3);
    vec2 normal = vec2(-way.y, way.x) / len;
    // The middle of a bent link lies as far aside as its bend says.
    vec2 bulge = normal * look.y * len * 4.0;
    int piece = corner / 6;
    vec2 side = quad(corner - piece * 6);
    float part = (float(piece) + side.y * 0.5 + 0.5) / float(u_pieces);
    vec2 along = way + bulge * (1.0 - 2.0 * part);
    normal = normalize(vec2(-along.y, along.x) + vec2(0.0, 1e-6));

    float nearness = clamp(LOCAL / max(len / u_zoom, 1e-3), FAINTEST, 1.0);
    v_half_width = u_width * WIDTHS[kind] * (is_strong ? 0.75 : mix(0.35, 0.5, nearness));
    v_dash = kind < 6 ? DASHES[kind] : vec2(0.0);
    if (difference > 0) {
        // What is gone is faint and dashed, whatever its kind.
        bool is_gone = difference == GONE;
        v_half_width = max(v_half_width, is_gone ? 0.6 : 0.8);
        v_dash = is_gone ? vec2(4.0, 4.0) : v_dash;
    }
    v_across = side.x * (v_half_width + 1.0 / u_pixel_ratio);
    v_along = part * len;
    v_color = difference > 0 ? different_link(difference, is_strong)
        : is_strong ? vec4(u_ink, 0.62) : vec4(u_link, u_strength * nearness);
    gl_Position = on_screen(from + way * part + bulge * part * (1.0 - part) + normal * v_across);
}
