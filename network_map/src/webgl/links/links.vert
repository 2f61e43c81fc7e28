#version 300 es
// One quad per link, as wide as the line and its soft edge. Width is in pixels whatever the zoom.
precision highp float;

layout(location = 0) in vec2 a_from; // layout units
layout(location = 1) in vec2 a_to;   // layout units
layout(location = 2) in float a_is_strong;

uniform vec2 u_viewport; // css px
uniform vec2 u_offset;   // css px
uniform float u_zoom;    // css px per layout unit
uniform float u_width;   // css px
uniform float u_pixel_ratio;
uniform float u_strength;
uniform vec3 u_link;
uniform vec3 u_ink;

// Longer links (in layout units) connect neighbourhoods: they are drawn fainter, so that the neighbourhoods show.
const float LOCAL = 16.0;
const float FAINTEST = 0.2;

out float v_across; // css px from the middle of the line
flat out float v_half_width;
flat out vec4 v_color;

void main() {
    vec2 from = a_from * u_zoom + u_offset;
    vec2 to = a_to * u_zoom + u_offset;
    vec2 along = to - from;
    float len = max(length(along), 1e-3);
    vec2 normal = vec2(-along.y, along.x) / len;
    float is_far = float(gl_VertexID >> 1);
    float side = float(gl_VertexID & 1) * 2.0 - 1.0;
    bool is_strong = a_is_strong > 0.5;
    float nearness = clamp(LOCAL / max(distance(a_from, a_to), 1e-3), FAINTEST, 1.0);
    v_half_width = u_width * (is_strong ? 0.75 : mix(0.35, 0.5, nearness));
    float reach = v_half_width + 1.0 / u_pixel_ratio;
    v_across = side * reach;
    v_color = is_strong ? vec4(u_ink, 0.62) : vec4(u_link, u_strength * nearness);
    vec2 screen = mix(from, to, is_far) + normal * v_across;
    vec2 clip = screen / u_viewport * 2.0 - 1.0;
    gl_Position = vec4(clip.x, -clip.y, 0.0, 1.0);
}
