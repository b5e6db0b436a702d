/** A garment on its ground: its room is there before it is, so that nothing jumps. */
export function Picture({
  src,
  alt,
  ground = 'paper',
  isFirst = false,
}: {
  src: string | null
  alt: string
  ground?: 'paper' | 'mist'
  /** In sight at once: fetched before the others. */
  isFirst?: boolean
}) {
  return (
    <span className={`picture on-${ground}`}>
      {src && (
        <img
          src={src}
          alt={alt}
          width={400}
          height={480}
          decoding="async"
          loading={isFirst ? 'eager' : 'lazy'}
          fetchPriority={isFirst ? 'high' : 'auto'}
        />
      )}
    </span>
  )
}
