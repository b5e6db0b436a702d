/** A browser or a phone: what it says of itself. */
export interface Device {
  /** Of the installation; the shop's tracker and the app send it. */
  readonly id: string
  readonly userAgent: string
  readonly os: { readonly name: string; readonly version: string }
  readonly model: string
}

type Make = Omit<Device, 'id'>

export const agents: readonly Make[] = [
  {
    userAgent:
      'Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/141.0.0.0 Safari/537.36',
    os: { name: 'Windows', version: '11' },
    model: 'laptop',
  },
  {
    userAgent:
      'Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.6 Safari/605.1.15',
    os: { name: 'macOS', version: '15.6' },
    model: 'laptop',
  },
  {
    userAgent: 'Mozilla/5.0 (X11; Linux x86_64; rv:143.0) Gecko/20100101 Firefox/143.0',
    os: { name: 'Linux', version: '' },
    model: 'laptop',
  },
  {
    userAgent:
      'Mozilla/5.0 (Linux; Android 15; Pixel 8) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/141.0.0.0 Mobile Safari/537.36',
    os: { name: 'Android', version: '15' },
    model: 'Pixel 8',
  },
  {
    userAgent:
      'Mozilla/5.0 (iPhone; CPU iPhone OS 18_6 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.6 Mobile/15E148 Safari/604.1',
    os: { name: 'iOS', version: '18.6' },
    model: 'iPhone',
  },
]

export const phones: readonly Make[] = [
  {
    userAgent: 'TkalniaModra/4.2.0 (Android 15; Pixel 8)',
    os: { name: 'Android', version: '15' },
    model: 'Pixel 8',
  },
  {
    userAgent: 'TkalniaModra/4.2.0 (Android 14; SM-A556B)',
    os: { name: 'Android', version: '14' },
    model: 'SM-A556B',
  },
  {
    userAgent: 'TkalniaModra/4.2.0 (iOS 18.6; iPhone15,4)',
    os: { name: 'iOS', version: '18.6' },
    model: 'iPhone15,4',
  },
]

export const laptop: Make = {
  userAgent:
    'Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/141.0.0.0 Safari/537.36',
  os: { name: 'Windows', version: '11' },
  model: 'laptop',
}
