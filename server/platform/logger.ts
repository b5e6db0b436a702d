import { type Logger as PinoLogger, pino } from 'pino'

export type Logger = Pick<PinoLogger, 'debug' | 'info' | 'warn' | 'error'>

/**
 * The process log: one JSON line an entry, on stderr. Fields that could carry personal data are cut out by name;
 * callers log codes, counts and ids of ours, never bodies.
 */
export function createLogger(level: string): Logger {
  return pino(
    {
      level,
      base: null,
      redact: {
        paths: [
          'body',
          'email',
          'phone',
          'name',
          'traits',
          'properties',
          'value',
          'query',
          'detail',
          'parameters',
          'err.detail',
          'err.parameters',
          'err.where',
        ],
        censor: '[pii]',
      },
    },
    pino.destination(2),
  )
}

export const silentLogger: Logger = { debug() {}, info() {}, warn() {}, error() {} }
