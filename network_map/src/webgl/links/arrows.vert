#version 300 es
// A triangle on the middle of each link that has a direction, pointing to its target.
precision highp float;

layout(location = 0) in vec2 a_from; // layout units
layout(location = 1) in vec2 a_to;
layout(location = 2) in vec2 a_from_origin;
layout(location = 3) in vec2 a_to_origin;
layout(location = 4) in vec2 a_look; // kind + 8 if strong; bend: see layer.rs

uniform vec2 u_viewport;  // css px
uniform vec2 u_offset;    // css px
uniform float u_zoom;     // css px per layout unit
uniform float u_progress; // of the way from origin to place
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
    bool is_strong = a_look.x >= 8.0;
    int kind = int(a_look.x) - (is_strong ? 8 : 0);
    vec2 from = mix(a_from_origin, a_from, u_progress) * u_zoom + u_offset;
    vec2 to = mix(a_to_origin, a_to, u_progress) * u_zoom + u_offset;
    float len = distance(from, to);
    if (!DIRECTED[kind] || len < SHORTEST) {
        gl_Position = vec4(2.0, 2.0, 0.0, 1.0);
        return;
    }
    vec2 along = (to - from) / len;
    vec2 normal = vec2(-along.y, along.x);
    float size = 2.6 + 1.5 * u_width;
    vec2 corner = gl_VertexID == 0 ? along : (gl_VertexID == 1 ? -0.7 : 0.7) * normal - 0.8 * along;
    vec2 screen = mix(from, to, 0.5) + normal * a_look.y * len + corner * size;
    v_color = is_strong ? vec4(u_ink, 0.85) : vec4(u_link, min(u_strength * 1.6, 1.0));
    vec2 clip = screen / u_viewport * 2.0 - 1.0;
    gl_Position = vec4(clip.x, -clip.y, 0.0, 1.0);
}
