// The floor: two draw calls from static buffers, what any drawing with WebGL2 costs on this machine.
import { colorOf } from "./colors.mjs";
import { FIT, HEIGHT, WIDTH } from "./camera.mjs";

const VERTEX_SHADER = `#version 300 es
layout(location = 0) in vec2 place;
layout(location = 1) in vec3 color;
uniform vec2 middle;
uniform vec2 scale;
out vec3 ink;
void main() {
  ink = color;
  gl_Position = vec4((place - middle) * scale, 0.0, 1.0);
  gl_PointSize = 6.0;
}`;

const NODE_SHADER = `#version 300 es
precision mediump float;
in vec3 ink;
out vec4 pixel;
void main() {
  if (length(gl_PointCoord - 0.5) > 0.5) discard;
  pixel = vec4(ink, 1.0);
}`;

const EDGE_SHADER = `#version 300 es
precision mediump float;
out vec4 pixel;
void main() {
  pixel = vec4(0.8, 0.8, 0.8, 1.0);
}`;

export function mountFloor(container, { nodes, edges }, positions) {
  const canvas = document.createElement("canvas");
  canvas.width = WIDTH;
  canvas.height = HEIGHT;
  container.append(canvas);
  const gl = canvas.getContext("webgl2", { antialias: true });

  const colors = Float32Array.from(nodes.flatMap(({ kind }) => channels(colorOf(kind))));
  const ends = Uint32Array.from(edges.flatMap(({ source, target }) => [source, target]));
  fill(gl, gl.ARRAY_BUFFER, positions);
  gl.enableVertexAttribArray(0);
  gl.vertexAttribPointer(0, 2, gl.FLOAT, false, 0, 0);
  fill(gl, gl.ARRAY_BUFFER, colors);
  gl.enableVertexAttribArray(1);
  gl.vertexAttribPointer(1, 3, gl.FLOAT, false, 0, 0);
  fill(gl, gl.ELEMENT_ARRAY_BUFFER, ends);

  const edgePass = createPass(gl, EDGE_SHADER);
  const nodePass = createPass(gl, NODE_SHADER);
  gl.clearColor(1, 1, 1, 1);
  const camera = (x, y, scale) => {
    gl.clear(gl.COLOR_BUFFER_BIT);
    edgePass(x, y, scale);
    gl.drawElements(gl.LINES, ends.length, gl.UNSIGNED_INT, 0);
    nodePass(x, y, scale);
    gl.drawArrays(gl.POINTS, 0, nodes.length);
  };
  camera(0, 0, 1);
  return { camera };
}

function fill(gl, target, data) {
  gl.bindBuffer(target, gl.createBuffer());
  gl.bufferData(target, data, gl.STATIC_DRAW);
}

function createPass(gl, fragmentShader) {
  const program = gl.createProgram();
  const sources = [
    [gl.VERTEX_SHADER, VERTEX_SHADER],
    [gl.FRAGMENT_SHADER, fragmentShader],
  ];
  for (const [type, source] of sources) {
    const shader = gl.createShader(type);
    gl.shaderSource(shader, source);
    gl.compileShader(shader);
    gl.attachShader(program, shader);
  }
  gl.linkProgram(program);
  if (!gl.getProgramParameter(program, gl.LINK_STATUS)) throw new Error(gl.getProgramInfoLog(program));
  const middle = gl.getUniformLocation(program, "middle");
  const size = gl.getUniformLocation(program, "scale");
  return (x, y, scale) => {
    gl.useProgram(program);
    gl.uniform2f(middle, x, y);
    gl.uniform2f(size, (2 * FIT * scale) / WIDTH, (-2 * FIT * scale) / HEIGHT);
  };
}

/** `#rrggbb` as red, green and blue from 0 to 1. */
function channels(color) {
  return [1, 3, 5].map((start) => parseInt(color.slice(start, start + 2), 16) / 255);
}
