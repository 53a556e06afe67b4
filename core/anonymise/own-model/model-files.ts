/**
 * The files that are read of a folder with a model of one's own, and the most bytes of each: nothing else in the folder
 * is looked at. A model that runs in the memory of a cheap laptop, next to everything else, is smaller than this.
 */
const MB = 1_000_000;
export const MODEL_FILE_LIMITS = {
  'config.json': MB,
  'tokenizer.json': 64 * MB,
  'tokenizer_config.json': 4 * MB,
  'onnx/model_quantized.onnx': 800 * MB,
  'onnx/model.onnx': 800 * MB,
  'model_quantized.onnx': 800 * MB,
  'model.onnx': 800 * MB,
} as const;
export type ModelFileName = keyof typeof MODEL_FILE_LIMITS;

export const MODEL_FILE_NAMES = Object.keys(MODEL_FILE_LIMITS) as ModelFileName[];

/** The first that is there is run: the smaller before the larger. */
export const WEIGHT_FILES: readonly ModelFileName[] = MODEL_FILE_NAMES.filter((name) =>
  name.endsWith('.onnx'),
);
/** Without one of these there is no model; `tokenizer_config.json` may be missing. */
export const NEEDED_FILES: readonly ModelFileName[] = ['config.json', 'tokenizer.json'];
