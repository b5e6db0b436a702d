// Before anything is drawn or asked: the language she chose, for the page and for what it says about consents.
const asked = new URLSearchParams(location.search).get('lang') ?? localStorage.getItem('shop.language')
document.documentElement.lang = asked === 'en' ? 'en' : 'pl'
