import { useQuery } from '@tanstack/react-query'
import { frameQuery } from '../queries.ts'

interface Props {
  url: string
  alt?: string
  className?: string
  fit?: 'cover' | 'contain'
}

const isOwn = (url: string): boolean => /^\/(?!\/)/.test(url) || url.startsWith(`${location.origin}/`)

/** A picture wherever it stands: our own as it is, one of the shop in a frame that may load it and nothing else. */
export function SeenPicture({ url, alt = '', className = '', fit = 'cover' }: Props) {
  // What is no address of the web is no picture: nothing is asked for.
  if (!isOwn(url) && !/^https?:\/\//i.test(url)) return <div className={`bg-sunken ${className}`} />
  if (!isOwn(url)) return <RemotePicture url={url} alt={alt} className={className} fit={fit} />
  return (
    <img
      src={url}
      alt={alt}
      className={`bg-sunken ${fit === 'cover' ? 'object-cover' : 'object-contain'} ${className}`}
    />
  )
}

const escapeQuotes = (text: string): string =>
  text.replace(/[&<>"]/g, (sign) => ({ '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' })[sign] ?? '')

function RemotePicture({ url, alt = '', className = '', fit = 'cover' }: Props) {
  const style = `html,body{margin:0;height:100%}img{display:block;width:100%;height:100%;object-fit:${fit}}`
  const frame = useQuery(frameQuery(`<style>${style}</style><img src="${escapeQuotes(url)}" alt="">`))
  return (
    <iframe
      title={alt === '' ? url : alt}
      sandbox=""
      tabIndex={-1}
      loading="lazy"
      className={`pointer-events-none border-0 bg-sunken ${className}`}
      {...(frame.data === undefined ? {} : { src: frame.data.path })}
    />
  )
}
