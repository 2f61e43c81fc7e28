#version 300 es
precision highp float;

in float v_across;
in float v_along;
flat in float v_half_width;
flat in vec2 v_dash;
flat in vec4 v_color;

uniform float u_pixel_ratio;

out vec4 color;

void main() {
    float edge = 0.5 / u_pixel_ratio;
    float cover = 1.0 - smoothstep(-edge, edge, abs(v_across) - v_half_width);
    if (v_dash.x > 0.0) {
        float half_line = v_dash.x * 0.5;
        float place = abs(mod(v_along, v_dash.x + v_dash.y) - half_line);
        cover *= 1.0 - smoothstep(-edge, edge, place - half_line);
    }
    color = vec4(v_color.rgb, v_color.a * cover);
}
