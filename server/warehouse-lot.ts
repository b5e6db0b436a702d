import { isRowRefusal } from './platform/warehouse/index.ts'

export interface LotDeps {
  insert(lines: readonly string[], token: string): Promise<void>
  /** Hears of each row the engine will never take. */
  onRefused(line: string): void
}

/** More refused rows than this in one lot are a fault of ours, not of the data: then the lot waits, and nothing is left out. */
const mostRefused = 100

/**
 * Inserts a lot; where the engine refuses it for what is in a row, halves it until that row stands alone and leaves it
 * out: one event must not hold up all others for ever. The parts bear tokens of their own, the same at every try.
 * @throws what the engine said when it was not about rows, or about too many of them
 */
export async function insertLot(lines: readonly string[], token: string, deps: LotDeps): Promise<void> {
  const refused: string[] = []
  const put = async (part: readonly string[], name: string): Promise<void> => {
    try {
      await deps.insert(part, name)
    } catch (error) {
      if (!isRowRefusal(error) || refused.length >= mostRefused) throw error
      if (part.length === 1) {
        refused.push(...part)
        return
      }
      const middle = Math.ceil(part.length / 2)
      await put(part.slice(0, middle), `${name}.0`)
      await put(part.slice(middle), `${name}.1`)
    }
  }
  if (lines.length > 0) await put(lines, token)
  for (const line of refused) deps.onRefused(line)
}
