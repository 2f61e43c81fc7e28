#version 300 es
precision highp float;

in float v_across;
flat in float v_half_width;
flat in vec4 v_color;

uniform float u_pixel_ratio;

out vec4 color;

void main() {
    float edge = 0.5 / u_pixel_ratio;
    float cover = 1.0 - smoothstep(-edge, edge, abs(v_across) - v_half_width);
    color = vec4(v_color.rgb, v_color.a * cover);
}
