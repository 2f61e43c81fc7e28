#version 300 es
// Corners of the triangles of all areas.
precision highp float;

layout(location = 0) in vec2 a_place;  // layout units
layout(location = 1) in vec2 a_origin; // layout units
layout(location = 2) in vec2 a_look;   // tone; strength from 0 to 1

uniform vec2 u_viewport;  // css px
uniform vec2 u_offset;    // css px
uniform float u_zoom;     // css px per layout unit
uniform float u_progress; // of the way from origin to place
uniform vec3 u_tones[7];

flat out vec4 v_color;

void main() {
    v_color = vec4(u_tones[int(a_look.x)], a_look.y);
    vec2 screen = mix(a_origin, a_place, u_progress) * u_zoom + u_offset;
    vec2 clip = screen / u_viewport * 2.0 - 1.0;
    gl_Position = vec4(clip.x, -clip.y, 0.0, 1.0);
}
