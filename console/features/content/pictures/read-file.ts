/** A file's bytes as base64, the way the API takes them. */
export function readAsBase64(file: Blob): Promise<string> {
  return new Promise((resolve, reject) => {
    const reader = new FileReader()
    reader.onload = () => resolve(String(reader.result).replace(/^data:[^,]*,/, ''))
    reader.onerror = () => reject(reader.error ?? new Error('read'))
    reader.readAsDataURL(file)
  })
}

/** What the API takes in one request, with room for base64. */
const mostBytes = 740_000
/** Twice the width of a mail: sharp on any screen. */
const mostWidth = 1_600
const steps = [
  { scale: 1, quality: 0.86 },
  { scale: 0.75, quality: 0.8 },
  { scale: 0.5, quality: 0.7 },
] as const

/**
 * A photo straight from a camera, small enough to be sent: as wide as a mail needs it, as JPEG, which every mail program
 * shows. What is small enough, moves, or cannot be drawn stays as it is: the server says what is wrong with it.
 */
export async function shrinkPicture(file: Blob): Promise<Blob> {
  if (file.size <= mostBytes || file.type === 'image/gif') return file
  // No picture to this browser: the server says what is wrong with it.
  const picture = await createImageBitmap(file).catch(() => null)
  if (picture === null) return file
  const fit = Math.min(1, mostWidth / picture.width)
  for (const { scale, quality } of steps) {
    const made = await draw(picture, fit * scale, quality)
    if (made !== null && made.size <= mostBytes) return made
  }
  return file
}

function draw(picture: ImageBitmap, scale: number, quality: number): Promise<Blob | null> {
  const canvas = document.createElement('canvas')
  canvas.width = Math.max(1, Math.round(picture.width * scale))
  canvas.height = Math.max(1, Math.round(picture.height * scale))
  const pen = canvas.getContext('2d')
  if (pen === null) return Promise.resolve(null)
  // JPEG knows no transparence: what was see-through is white, as the paper of a mail.
  pen.fillStyle = 'white'
  pen.fillRect(0, 0, canvas.width, canvas.height)
  pen.drawImage(picture, 0, 0, canvas.width, canvas.height)
  return new Promise((resolve) => canvas.toBlob(resolve, 'image/jpeg', quality))
}
