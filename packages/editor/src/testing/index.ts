export { GESTURES, type Hand } from './gestures.js';
export { HeadlessEditor } from './headless-editor.js';
export { Random } from './random.js';
