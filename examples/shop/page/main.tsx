import './style/fonts.css'
import './style/base.css'
import './style/pages.css'
import './style/goods.css'
import { createRoot } from 'react-dom/client'
import { Shop } from './app/shop.tsx'

/** The brand's letters, Polish ones too: drawn with others first, the page would jump. */
const letters = ['500 40px "Bodoni Moda Variable"', '400 16px "Instrument Sans Variable"'].map((font) =>
  document.fonts.load(font, 'Aą'),
)
const patienceMs = 400
const late = new Promise((done) => setTimeout(done, patienceMs))

const place = document.getElementById('shop')
if (place !== null)
  void Promise.race([Promise.allSettled(letters), late]).then(() => createRoot(place).render(<Shop />))

// After the first picture: what is kept for later must not stand in its way.
if ('serviceWorker' in navigator)
  addEventListener('load', () => {
    // Without it the shop needs its network, and is a shop all the same.
    void navigator.serviceWorker.register('/shop/worker.js', { scope: '/shop/' }).catch(() => {})
  })
