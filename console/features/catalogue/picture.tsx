/** A picture of goods on paper, in both themes: garments are drawn for a light ground. */
export function Picture({
  url,
  alt,
  className = '',
}: {
  url: string | null
  alt: string
  className?: string
}) {
  return (
    <span className={`block overflow-hidden rounded-control bg-paper ${className}`}>
      {url !== null && <img src={url} alt={alt} loading="lazy" className="size-full object-contain" />}
    </span>
  )
}
