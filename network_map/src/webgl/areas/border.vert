#version 300 es
// One quad per piece of a border, a little longer than it, so that pieces meet.
precision highp float;

layout(location = 0) in vec2 a_from; // layout units
layout(location = 1) in vec2 a_to;
layout(location = 2) in vec2 a_from_origin;
layout(location = 3) in vec2 a_to_origin;
layout(location = 4) in vec2 a_look; // tone; strength from 0 to 1

uniform vec2 u_viewport;  // css px
uniform vec2 u_offset;    // css px
uniform float u_zoom;     // css px per layout unit
uniform float u_progress; // of the way from origin to place
uniform float u_pixel_ratio;
uniform vec3 u_tones[7];

const float HALF_WIDTH = 0.7; // css px

out float v_across; // css px from the middle of the line
flat out float v_half_width;
flat out vec4 v_color;

void main() {
    vec2 from = mix(a_from_origin, a_from, u_progress) * u_zoom + u_offset;
    vec2 to = mix(a_to_origin, a_to, u_progress) * u_zoom + u_offset;
    vec2 way = to - from;
    vec2 along = way / max(length(way), 1e-3);
    float side = float(gl_VertexID & 1) * 2.0 - 1.0;
    v_half_width = HALF_WIDTH;
    v_across = side * (HALF_WIDTH + 1.0 / u_pixel_ratio);
    v_color = vec4(u_tones[int(a_look.x)], a_look.y);
    vec2 screen = mix(from, to, float(gl_VertexID >> 1)) + vec2(-along.y, along.x) * v_across;
    vec2 clip = screen / u_viewport * 2.0 - 1.0;
    gl_Position = vec4(clip.x, -clip.y, 0.0, 1.0);
}
