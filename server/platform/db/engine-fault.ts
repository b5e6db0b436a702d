const ofServer = /^(08|40|53|57|58|F0|XX)/
// Of Node's own codes only those of sockets and streams: ERR_INVALID_URL and its like are what data brings about.
const ofSystem = /^((?!ERR_)E[A-Z_]+|ERR_(SOCKET|STREAM|TLS|SSL)_\w+)$/

/**
 * True for an error of the connection or of the database server itself: tried again, the same statement may succeed.
 * False for what the data or our code brought about. An SQLSTATE decides alone: its message may quote data.
 */
export function isEngineFault(error: unknown): boolean {
  if (!(error instanceof Error)) return false
  const code = 'code' in error ? String(error.code) : ''
  if (ofSystem.test(code)) return true
  if (/^[0-9A-Z]{5}$/.test(code)) return ofServer.test(code)
  // The driver's own errors are plain ones; a TypeError or a SyntaxError is ours, and may quote any word of the data.
  return error.name === 'Error' && /terminated|connection|timeout|not queryable/i.test(error.message)
}
