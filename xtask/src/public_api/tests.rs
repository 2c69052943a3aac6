use super::*;

fn rendered_with_titles(source: &str) -> String {
    render(syn::parse_file(source).unwrap().items)
}

/// Renders, without the titles.
fn rendered(source: &str) -> String {
    rendered_with_titles(source).replace("// ---- at the root ----\n\n", "")
}

#[test]
fn a_struct_shows_derives_public_fields_and_first_lines() {
    let source = r#"
            /// A user.
            ///
            /// More of it.
            #[derive(::serde::Serialize, Clone)]
            #[cfg_attr(feature = "schemars", derive(::schemars::JsonSchema))]
            #[serde(transparent)]
            pub struct User<'a> {
                /// The name.
                /// It goes on.
                #[serde(rename = "Name", skip_serializing_if = "::std::option::Option::is_none")]
                pub name: ::std::option::Option<::std::string::String>,
                pub data: ::serde_json::Map<::std::string::String, ::serde_json::Value>,
                secret: &'a str,
            }
            pub struct Id(pub ::std::string::String, u8);
            pub struct Nothing;
            struct Hidden;
        "#;
    let expected = r#"/// A user.
#[derive(Serialize, Clone)]
#[cfg_attr(feature = "schemars", derive(JsonSchema))]
pub struct User<'a> {
    /// The name.
    #[serde(rename = "Name", skip_serializing_if = "::std::option::Option::is_none")]
    pub name: Option<String>,
    pub data: serde_json::Map<String, serde_json::Value>,
    // private fields
}

pub struct Id(pub String, _);

pub struct Nothing;
"#;
    assert_eq!(rendered(source), expected);
}

#[test]
fn an_enum_shows_its_variants_with_their_fields() {
    let source = "
            /// Either.
            #[non_exhaustive]
            pub enum Either { /// One.
                One(::std::string::String), Two { at: ::std::vec::Vec<u8> }, Three = 3 }
            pub(crate) enum Hidden { A }
        ";
    let expected = "/// Either.\n#[non_exhaustive]\npub enum Either {\n    /// One.\n    One(String),\n    \
                        Two { at: Vec<u8> },\n    Three = 3,\n}\n";
    assert_eq!(rendered(source), expected);
}

#[test]
fn an_open_enum_shows_its_variants_and_their_values() {
    let source =
        r#"::runtime::open_enum! { super::Api; #[doc = " A language."] Locale { En = "en", PtBr = "pt-br" } }"#;
    let expected = "/// A language.\nopen_enum! { Locale {\n    En = \"en\",\n    PtBr = \"pt-br\",\n} }\n";
    assert_eq!(rendered(source), expected);
    let condition = "#[cfg(any(feature = \"a\", feature = \"b\"))]\n";
    let expected = expected.replace("open_enum!", &format!("{condition}open_enum!"));
    assert_eq!(rendered(&format!("{condition}{source}")), expected);
}

#[test]
fn a_condition_of_a_type_is_not_repeated_at_its_impls() {
    let source = "#[cfg(feature = \"a\")] pub struct A; #[cfg(feature = \"a\")] impl Clone for A {}
        #[cfg(feature = \"a\")] #[cfg(feature = \"b\")] impl Copy for A {}
        #[cfg(feature = \"a\")] impl A { #[cfg(feature = \"c\")] pub fn a() {} }";
    let expected = "#[cfg(feature = \"a\")]\npub struct A;\nimpl Clone for A\n\n#[cfg(feature = \"b\")] impl Copy for A\n\n\
                    impl A {\n    #[cfg(feature = \"c\")]\n    pub fn a();\n}\n";
    assert_eq!(rendered(source), expected);
}

#[test]
fn an_unknown_macro_is_shown_unchanged() {
    assert_eq!(rendered("crate::declare! { A = 1 }"), "crate::declare! { A = 1 }\n");
}

#[test]
fn a_function_shows_its_signature_and_no_body() {
    let source = "
            impl<'a> Call<'a> {
                /// Sends it.
                #[must_use]
                #[allow(unused)]
                pub async fn send(mut self, mut id: u8) -> ::std::result::Result<(), ::std::fmt::Error> { self.go() }
                pub fn body<T>(&mut self, value: T) -> &str where T: std::convert::TryInto<X>, T::Error: ::std::fmt::Display {
                    if true { \"a\" } else { \"b\" }
                }
                pub const LIMIT: u8 = 3;
                fn hidden() {}
            }
            impl Call<'_> { fn all_hidden() {} }
            pub fn free() {}
            fn hidden() {}
        ";
    let expected = "\
impl<'a> Call<'a> {
    /// Sends it.
    #[must_use]
    pub async fn send(self, id: u8) -> Result<(), fmt::Error>;
    pub fn body<T>(&mut self, value: T) -> &str
    where
        T: TryInto<X>,
        T::Error: Display;
    pub const LIMIT: u8 = 3;
}

pub fn free();
";
    assert_eq!(rendered(source), expected);
}

#[test]
fn paths_through_the_hidden_module_are_shown_as_users_write_them() {
    let source = "pub fn a(value: ::runtime::generated::serde_json::Value) -> ::runtime::Error { b }";
    assert_eq!(rendered(source), "pub fn a(value: serde_json::Value) -> runtime::Error;\n");
}

#[test]
fn a_signature_over_several_lines_ends_with_a_semicolon() {
    let source =
        "pub fn a_function_with_a_long_name(first_argument: FirstArgument, second: SecondArgument, third: u8) {}";
    let text = rendered(source);
    assert!(text.ends_with("    third: u8,\n);\n"), "{text}");
    let source =
        "pub fn a() -> Result<a::long::path::of::a::Type<AndItsArgument>, another::long::path::of::Another> {}";
    let text = rendered(source);
    assert!(text.ends_with("\n>;\n"), "{text}");
}

#[test]
fn impls_follow_their_type_on_a_line_each() {
    let source = "
            pub struct A;
            pub struct B;
            impl ::std::fmt::Display for A { fn fmt(&self) {} }
            impl ::std::convert::From<A> for i64 { fn from(value: A) -> Self { 1 } }
            impl ::std::str::FromStr for A { type Err = <i64 as ::std::str::FromStr>::Err; fn from_str() {} }
            impl std::error::Error for A {}
        ";
    let expected = "\
pub struct A;
impl Display for A
impl From<A> for i64
impl FromStr for A { type Err = <i64 as FromStr>::Err; }
impl error::Error for A

pub struct B;
";
    assert_eq!(rendered(source), expected);
}

#[test]
fn impls_that_users_cannot_see_are_hidden() {
    let source = "
            pub struct A;
            struct Hidden;
            trait Private {}
            impl ::runtime::generated::Validate for A {}
            impl Private for A {}
            impl ::std::fmt::Display for Hidden {}
            impl ::runtime::Response for A {}
        ";
    assert_eq!(rendered(source), "pub struct A;\nimpl runtime::Response for A\n");
}

#[test]
fn other_public_items_are_shown() {
    let source = "
            pub const A: &str = \"a\";
            pub static B: u8 = 1;
            pub type C = ::std::vec::Vec<u8>;
            pub use other::D;
            pub trait E { fn required(&self); fn given(&self) -> u8 { 1 } }
            use hidden::F;
            static G: u8 = 1;
        ";
    let expected = "\
pub type C = Vec<u8>;

pub trait E {
    fn required(&self);
    fn given(&self) -> u8;
}

pub const A: &str = \"a\";

pub static B: u8 = 1;

pub use other::D;
";
    assert_eq!(rendered(source), expected);
}

#[test]
fn public_modules_are_sections_with_their_paths() {
    let source = "
            mod hidden { pub struct A; }
            pub(crate) mod inside { pub struct B; }
            pub mod types { pub struct C; pub mod builder { pub struct D; } pub mod empty {} }
        ";
    let expected = "// ---- types ----\n\npub struct C;\n\n// ---- types::builder ----\n\npub struct D;\n";
    assert_eq!(rendered_with_titles(source), expected);
}

#[test]
fn rendering_is_deterministic() {
    let source = "pub struct B; pub struct A; impl Clone for A {} impl Clone for B {}";
    assert_eq!(rendered_with_titles(source), rendered_with_titles(source));
    assert!(rendered(source).starts_with("pub struct B;"));
}
