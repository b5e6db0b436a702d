/** After so many tries a delivery is set aside, and those behind it go on. */
export const mostAttempts = 12

/** How long the next try waits, milliseconds: a second, then twice as long each time, five minutes at most. */
export const pauseAfter = (attempts: number): number => Math.min(300_000, 1_000 * 2 ** Math.min(attempts, 9))

/** How often an event about an order that is not known yet is tried again before it is refused. */
export const orderPatience = 3
