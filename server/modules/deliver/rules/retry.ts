import { hash } from 'node:crypto'
import type { Lane } from './message.ts'

const firstMs = 2_000
const mostMs = 600_000
const leastMs = 200

/** How often a message is tried at most. */
export const mostAttempts: Readonly<Record<Lane, number>> = { transactional: 8, marketing: 5 }

export interface Tried {
  id: string
  lane: Lane
  /** Hand-overs begun, this one included. */
  attempts: number
  now: number
  expiresAt: number
  retryAfterMs: number
}

/**
 * When to try again: full jitter over an exponential window, never sooner than the provider asked for; null = no more.
 * The dice are a hash of the message and the attempt: a replay waits as long.
 */
export function planRetry({ id, lane, attempts, now, expiresAt, retryAfterMs }: Tried): number | null {
  if (attempts >= mostAttempts[lane]) return null
  const window = Math.min(mostMs, firstMs * 2 ** (attempts - 1))
  const at = now + Math.max(leastMs + Math.floor(rollDice(`${id} ${attempts}`) * window), retryAfterMs)
  return at < expiresAt ? at : null
}

/** 0 <= x < 1, the same for the same text. */
export const rollDice = (text: string): number =>
  Number.parseInt(hash('sha256', text, 'hex').slice(0, 12), 16) / 2 ** 48
