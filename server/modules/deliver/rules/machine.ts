/** Opened or clicked so soon after it left, a message was looked at by a scanner, not a person. */
export const scannerMs = 3_000

const machines =
  /bot\b|bot\/|crawl|spider|scan|preview|proofpoint|barracuda|mimecast|safelinks|symantec|trend ?micro|sophos|fireeye|forcepoint|cisco|ironport|python|curl|wget|go-http|java\/|okhttp|node-fetch|axios|headless|libwww|monitor|uptime/i

/** Whether who asks says of itself that it is no person. Gmail's picture proxy fetches when a person opens. */
export function isMachine(request: { method: string; userAgent: string | null }): boolean {
  const { method, userAgent } = request
  if (method === 'HEAD' || userAgent === null || userAgent.trim() === '') return true
  return !/GoogleImageProxy|YahooMailProxy/i.test(userAgent) && machines.test(userAgent)
}
