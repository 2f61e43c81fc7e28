#version 300 es
// One quad per node, large enough for the symbol, its outline and a soft edge.
precision highp float;

layout(location = 0) in vec2 a_place;  // layout units
layout(location = 1) in vec2 a_origin; // layout units
layout(location = 2) in vec2 a_look;   // radius in units of symbol size; kind + 8 * mark, see layer.rs

uniform vec2 u_viewport;     // css px
uniform vec2 u_offset;       // css px
uniform float u_zoom;        // css px per layout unit
uniform float u_progress;    // of the way from origin to place
uniform float u_symbol_scale;
uniform float u_strength;    // 1: full colour, less: stepped back
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
    int mark = int(a_look.y) / 8;
    int kind = int(a_look.y) - mark * 8;
    // As in naming.rs: none, neighbour, hovered, selected.
    float enlargement = mark == 3 ? 1.4 : mark == 2 ? 1.25 : mark == 1 ? 1.15 : 1.0;
    v_radius = max(a_look.x * u_symbol_scale * enlargement, 0.6);
    v_outline = mark >= 2 ? 2.25 : min(1.25, v_radius * 0.3);
    v_shape = kind == 4 ? 3 : kind;
    v_fill = mix(u_ground, u_kinds[kind], u_strength);
    v_stroke = mark >= 2 ? u_ink : u_ground;

    vec2 corner = vec2(float(gl_VertexID & 1), float(gl_VertexID >> 1)) * 2.0 - 1.0;
    float reach = v_radius * 1.45 + v_outline + 1.0;
    v_local = corner * reach;
    vec2 screen = mix(a_origin, a_place, u_progress) * u_zoom + u_offset + v_local;
    vec2 clip = screen / u_viewport * 2.0 - 1.0;
    gl_Position = vec4(clip.x, -clip.y, 0.0, 1.0);
}
