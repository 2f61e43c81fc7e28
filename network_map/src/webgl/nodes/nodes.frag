#version 300 es
// The symbol as a signed distance: sharp at any size, with an outline that separates it from links below.
precision highp float;

in vec2 v_local;
flat in float v_radius;
flat in float v_outline;
flat in int v_shape;
flat in vec3 v_fill;
flat in vec3 v_stroke;

uniform float u_pixel_ratio;
uniform float u_alpha; // of the whole symbol

out vec4 color;

// Sizes are chosen so that all shapes of one radius look equally heavy.
float square(vec2 p, float r) {
    vec2 d = abs(p) - r * 0.88;
    return length(max(d, 0.0)) + min(max(d.x, d.y), 0.0);
}

float diamond(vec2 p, float r) {
    return (abs(p.x) + abs(p.y) - r * 1.28) * 0.7071;
}

float triangle(vec2 p, float r) {
    float k = sqrt(3.0);
    float side = r * 1.16;
    p.y -= r * 0.1;
    p.x = abs(p.x) - side;
    p.y = -p.y + side / k;
    if (p.x + k * p.y > 0.0) {
        p = vec2(p.x - k * p.y, -k * p.x - p.y) / 2.0;
    }
    p.x -= clamp(p.x, -2.0 * side, 0.0);
    return -length(p) * sign(p.y);
}

void main() {
    float d = v_shape == 0 ? square(v_local, v_radius)
        : v_shape == 1 ? triangle(v_local, v_radius)
        : v_shape == 2 ? diamond(v_local, v_radius)
        : length(v_local) - v_radius;
    float edge = 0.5 / u_pixel_ratio;
    float cover = 1.0 - smoothstep(-edge, edge, d - v_outline);
    if (cover <= 0.0) {
        discard;
    }
    color = vec4(mix(v_fill, v_stroke, smoothstep(-edge, edge, d)), cover * u_alpha);
}
