export { isCatchUp, LiveText, type LiveView, liveTextKey, liveTextPlugin } from './binding/live-text.js';
export { type RelativeSelection, SectionBinding } from './binding/section-binding.js';
export { undoManagerFor } from './binding/undo.js';
export { type Copied, copySelected, lineFromClipboard, sliceFromClipboard } from './clipboard/clipboard.js';
export * from './commands/items.js';
export * from './commands/selection.js';
export * from './commands/table.js';
export * from './commands/text.js';
export { schema, schemaExtensions } from './schema/index.js';
