export { addMilestones, apart, open, type Writer } from './co-writers.js';
export { GESTURES, type Hand } from './gestures.js';
export { HeadlessEditor } from './headless-editor.js';
export { Random } from './random.js';
