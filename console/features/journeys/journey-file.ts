import { ApiError } from '../../app/client.ts'
import { readRecord } from '../../app/describe.ts'

/** What stands in a file; nothing where it is no JSON. */
export function readFile(text: string): Record<string, unknown> {
  try {
    return readRecord(JSON.parse(text))
  } catch {
    return {}
  }
}

/** Where in the file it is that the server refused: what was sent is called as in the file. Null: it says no place of it. */
export function placeInFile(error: Error): string | null {
  const path = error instanceof ApiError ? error.problem.path : undefined
  return path?.startsWith('body.') === true ? path.slice('body.'.length) : null
}
