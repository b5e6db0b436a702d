import { SplotError } from '../../../platform/errors.ts'

/** The key a caller gives to what must be done once. @throws idempotency_key */
export function readKey(request: Request): string {
  const key = request.headers.get('idempotency-key') ?? ''
  if (!/^[\x21-\x7e]{8,128}$/.test(key))
    throw new SplotError('idempotency_key', { path: 'headers.idempotency-key' })
  return key
}
