/**
 * Bytes apart from the database: pictures now, attachments and recordings later. A blob's name is the SHA-256 of what
 * it holds, so it never changes and is stored once in its space. One adapter: a folder of the data folder. Another (an
 * object store) has the same five verbs. Nothing here knows the domain.
 */
export { createFolderBlobs } from './folder.ts'

export interface StoredBlob {
  name: string
  /** Bytes. */
  size: number
  /** When it was last put; milliseconds. */
  putAt: number
}

export interface Blobs {
  /** Resolves with its name once it would survive a power cut. Put again, it is as new. @param space a workspace's id */
  put(space: string, bytes: Uint8Array): Promise<string>
  /** Null where it is not, or is no longer what its name says. */
  find(space: string, name: string): Promise<Buffer | null>
  list(space: string): Promise<StoredBlob[]>
  /** Leaves what was put again meanwhile. @param before milliseconds; @returns whether it is gone */
  delete(space: string, name: string, before: number): Promise<boolean>
  listSpaces(): Promise<string[]>
  /** Everything of a workspace that is removed. */
  deleteSpace(space: string): Promise<void>
}
