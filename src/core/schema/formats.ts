/** The formats that the JSON Schema asks for, by the names that it gives them; the compiled validator calls them. */
export { isDate as date } from '../base/dates';
