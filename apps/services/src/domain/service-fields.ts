export {
  answersTo,
  type GivenAnswers,
  type QuestionField as ServiceField,
  questionFieldSchema as serviceFieldSchema,
  questionFields as serviceFields,
  questionFieldsSchema as serviceFieldsSchema,
  type StoredAnswer,
  storedAnswers,
  storedAnswersSchema,
} from "@convene/server-kit/questions";
