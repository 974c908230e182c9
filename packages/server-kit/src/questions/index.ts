export {
  answersTo,
  type GivenAnswers,
  type StoredAnswer,
  storedAnswers,
  storedAnswersSchema,
} from "./answers-to.ts";
export {
  type QuestionField,
  questionFieldSchema,
  questionFields,
  questionFieldsSchema,
} from "./question-field.ts";
