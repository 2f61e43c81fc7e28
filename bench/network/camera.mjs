// The stage of all drawings and the scripted camera: the same places, the same pan and zoom for everybody.
import { coreRange } from "./core_range.mjs";

export const WIDTH = 1280;
export const HEIGHT = 800;
export const SCRIPT_SECONDS = 5;
/** Pixels per unit at scale 1: the picture fills nearly the whole height. */
export const FIT = (0.95 * HEIGHT) / 2000;

const HALF_BOX = 1000;
const CELL = 100;
const CLOSE_UP = 8;

/** Moves and scales positions into a box of 2000 units around 0; strays stick out. */
export function onStage(positions) {
  const [left, right] = coreRange(positions, 0);
  const [top, bottom] = coreRange(positions, 1);
  const scale = (2 * HALF_BOX) / Math.max(right - left, bottom - top);
  const middle = [(left + right) / 2, (top + bottom) / 2];
  return positions.map((value, index) => (value - middle[index % 2]) * scale);
}

/** A node in the most crowded square of the stage, not too near to its edge. */
export function densestSpot(positions) {
  const crowds = new Map();
  for (let index = 0; index < positions.length; index += 2) {
    const spot = [positions[index], positions[index + 1]];
    if (spot.some((value) => Math.abs(value) >= HALF_BOX - CELL)) continue;
    const cell = spot.map((value) => Math.floor(value / CELL)).join(" ");
    const crowd = crowds.get(cell) ?? { count: 0, spot };
    crowd.count++;
    crowds.set(cell, crowd);
  }
  const [first] = [...crowds.values()].sort((one, other) => other.count - one.count);
  return first?.spot ?? [0, 0];
}

/** Where the camera is after so many seconds: pan over all, fly to the spot, pan there, fly back. */
export function cameraAt(seconds, [x, y]) {
  const flight = (part) => {
    const eased = part * part * (3 - 2 * part);
    return { x: x * eased, y: y * eased, scale: CLOSE_UP ** eased };
  };
  if (seconds < 1) {
    const angle = 2 * Math.PI * seconds;
    return { x: 300 * Math.sin(angle), y: 150 * Math.sin(2 * angle), scale: 1 };
  }
  if (seconds < 2.5) return flight((seconds - 1) / 1.5);
  if (seconds < 3.5) {
    const angle = 2 * Math.PI * (seconds - 2.5);
    return { x: x + 60 * Math.sin(angle), y: y + 40 * Math.sin(2 * angle), scale: CLOSE_UP };
  }
  return flight(Math.max(0, (SCRIPT_SECONDS - seconds) / 1.5));
}
