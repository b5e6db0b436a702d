/**
 * Collect: the door. Takes events of every channel, refuses with reasons, makes the rest permanent, once.
 * Nouns: event, identifier, touchpoint, refusal, quarantine, source, tally.
 * Facts in: what senders post to /v1. Facts out: NormalEvents, through the pipeline's steps.
 */
export * from './batch.ts'
export { normaliseIdentifier } from './rules/identifiers.ts'
export { type ReadEvent, readEvent } from './rules/normalise.ts'
