import { createHmac } from 'node:crypto'

/**
 * What an erased identifier is known by: HMAC-SHA-256 of workspace, kind and value with the install's secret. Without the
 * secret nobody can try identifiers against it.
 */
export const makeIdentifierHash =
  (secret: string) =>
  (workspaceId: string, { kind, value }: { kind: string; value: string }): string =>
    createHmac('sha256', secret).update(`erased\n${workspaceId}\n${kind}\n${value}`).digest('hex')

export type IdentifierHash = ReturnType<typeof makeIdentifierHash>
