import { describe, expect, it } from "vitest";
import { deviceOf, type Sent, type Turn } from "./wheel";

/** `timeStamp` counts from a second after the last event of another movement. */
function turn(deltaY: number, change: Partial<Turn> = {}): Turn {
  return { deltaX: 0, deltaY, deltaMode: 0, wheelDeltaY: -3 * deltaY, timeStamp: 1_000, ...change };
}

/** The devices of events that follow each other every `gap` milliseconds. */
function follow(turns: Turn[], gap: number, last: Sent | null = null): string[] {
  let sent = last;
  return turns.map((one, place) => {
    const timeStamp = 1_000 + place * gap;
    sent = { device: deviceOf({ ...one, timeStamp }, sent), at: timeStamp };
    return sent.device;
  });
}

describe("a single event", () => {
  it.each<[string, Turn]>([
    ["Chromium on Windows", turn(100, { wheelDeltaY: -120 })],
    ["Chromium on Windows at 150 %", turn(66.66666412353516, { wheelDeltaY: -120 })],
    ["Chromium on Linux", turn(120, { wheelDeltaY: -120 })],
    ["an older Chromium on Linux", turn(53, { wheelDeltaY: -120 })],
    ["two notches at once", turn(-200, { wheelDeltaY: 240 })],
    ["Firefox, which counts lines", turn(3, { deltaMode: 1 })],
    ["Chromium and Safari on macOS, turned slowly", turn(4.000244140625, { wheelDeltaY: -12 })],
    ["the same, turned fast", turn(-36.002197265625, { wheelDeltaY: 108 })],
    ["a coarse one without notches", turn(100, { wheelDeltaY: undefined })],
  ])("is a mouse: %s", (_, event) => {
    expect(deviceOf(event, null)).toBe("mouse");
  });

  it.each<[string, Turn]>([
    ["a slow beginning on macOS", turn(1)],
    ["a broken number on Linux", turn(1.5)],
    ["two directions", turn(100, { deltaX: -7, wheelDeltaY: -120 })],
    ["sideways alone", turn(0, { deltaX: 12 })],
    ["Windows", turn(8, { wheelDeltaY: -9 })],
  ])("is a trackpad: %s", (_, event) => {
    expect(deviceOf(event, null)).toBe("trackpad");
  });
});

describe("a movement", () => {
  it("stays the fingers', whatever number its momentum comes past", () => {
    const fling = [2, 11, 40, 40, 93, 120, 60, 12, 1].map((delta) => turn(delta));
    expect(follow(fling, 16)).toEqual(fling.map(() => "trackpad"));
  });
  it("stays the fingers' when it looks like a notch in its middle", () => {
    const turns = [turn(3), turn(100, { wheelDeltaY: -120 }), turn(4)];
    expect(follow(turns, 16)).toEqual(["trackpad", "trackpad", "trackpad"]);
  });
  it("stays the wheel's however fast it turns", () => {
    const turns = Array.from({ length: 5 }, () => turn(100, { wheelDeltaY: -120 }));
    expect(follow(turns, 8)).toEqual(turns.map(() => "mouse"));
  });
  it("that began too fast to tell is the fingers' from the first small event on", () => {
    const turns = [turn(80), turn(64), turn(21), turn(80)];
    expect(follow(turns, 16)).toEqual(["mouse", "mouse", "trackpad", "trackpad"]);
  });
  it("after a pause may be another device's", () => {
    const turns = [turn(3), turn(100, { wheelDeltaY: -120 })];
    expect(follow(turns, 400)).toEqual(["trackpad", "mouse"]);
  });
  it("that proves nothing is the last device's", () => {
    const last: Sent = { device: "trackpad", at: 0 };
    expect(follow([turn(80)], 16, last)).toEqual(["trackpad"]);
  });
  it("changes hands at once where a wheel counts lines", () => {
    expect(follow([turn(3), turn(3, { deltaMode: 1 })], 16)).toEqual(["trackpad", "mouse"]);
  });
});
