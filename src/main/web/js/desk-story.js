// The page of a story: the editor stands in the place of the field for its text.
import { mount } from './editor/mount.js';

const form = document.getElementById('copy');
if (form) mount(form, { copy: () => ({}), set() {}, onchange: null });
