/** The language of what people write in a strategy (texts, titles, names of sections), whatever that of the interface. */
export const CONTENT_LANGUAGE = 'fr';
