import { picture } from '../composition.ts';
import { typed } from '../vocabulary.ts';

export const imageElement = typed(picture.required, picture.optional, picture.across);
