"""The types of answers. Each is one class over `base.FieldType`; `forms.fields` lists them all."""
