import type { GetAudienceReply } from '../../app/api.gen.ts'
import { ApiError, request, withParams } from '../../app/client.ts'

interface Given {
  name: string
  source: 'file' | 'typed'
  file: Blob
}

/** Up to here a list goes in one piece, and is read when the answer comes. */
const mostWhole = 2 * 2 ** 20
const partBytes = 4 * 2 ** 20
const attempts = 4

/**
 * Sends a list: a short one in one piece, a long one part by part, so that a slow line may take its time and a broken one goes
 * on where it was. A long one is still being read when this resolves.
 * @param tell how much of it has been sent, from 0 to 1
 * @throws ApiError
 */
export async function uploadList(
  { name, source, file }: Given,
  tell: (share: number) => void,
): Promise<GetAudienceReply> {
  if (file.size <= mostWhole)
    return request<GetAudienceReply>(withParams('/api/v1/campaign-lists', { name, source }), {
      method: 'POST',
      file,
    })
  const body = { name, source, bytes: file.size }
  let list = await request<GetAudienceReply>('/api/v1/campaign-lists/begin', { method: 'POST', body })
  for (let offset = 0; offset < file.size; offset += partBytes) {
    tell(offset / file.size)
    list = await sendPart(list.id, offset, file.slice(offset, offset + partBytes))
  }
  tell(1)
  return list
}

/** Sent again where the line broke: what had come is passed over. */
async function sendPart(id: string, offset: number, file: Blob): Promise<GetAudienceReply> {
  const path = withParams(`/api/v1/campaign-lists/${encodeURIComponent(id)}/parts`, { offset })
  for (let attempt = 1; ; attempt++) {
    try {
      return await request<GetAudienceReply>(path, { method: 'PUT', file })
    } catch (error) {
      const isLine = error instanceof ApiError && (error.status === 0 || error.status >= 500)
      if (!isLine || attempt >= attempts) throw error
      await new Promise((resolve) => setTimeout(resolve, 500 * attempt))
    }
  }
}
