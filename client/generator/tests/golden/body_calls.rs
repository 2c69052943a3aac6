/// The typed calls of the client.
#[derive(Debug)]
#[allow(unreachable_pub, reason = "generated code")]
pub enum Calls {}
impl ::openapi_conformance::typed_calls::TypedCalls for Calls {
    type Api = crate::body::Api;
    type Client = crate::body::Client;
    fn client(
        setup: ::openapi_conformance::typed_calls::Setup<'_>,
    ) -> ::std::result::Result<
        ::std::result::Result<crate::body::Client, crate::body::Error>,
        ::std::string::String,
    > {
        let mut builder = crate::body::Client::builder().options(setup.options);
        if let Some(base_url) = setup.base_url {
            builder = builder.base_url(base_url);
        }
        if let Some(http_client) = setup.http_client {
            builder = builder.http_client(http_client);
        }
        #[allow(unused_mut, reason = "generated code")]
        let mut credentials = setup.credentials;
        if let Some(mut parts) = credentials.take("station") {
            if let Some([part_0, part_1]) = parts
                .take_together(["username", "password"])?
            {
                builder = builder.station(part_0, part_1);
            }
            parts.finish()?;
        }
        if let Some(mut parts) = credentials.take("visitor") {
            if let Some([part_0]) = parts.take_together(["username"])? {
                builder = builder.visitor(part_0);
            }
            if let Some(value) = parts.take("password") {
                builder = builder.session_token(value);
            }
            parts.finish()?;
        }
        credentials.finish()?;
        Ok(builder.build())
    }
    fn call<'c>(
        client: &'c crate::body::Client,
        operation: &str,
        parameters: ::openapi_conformance::typed_calls::Properties<'c>,
        customization: ::std::option::Option<&'c ::openapi_conformance::Customization>,
    ) -> ::openapi_conformance::typed_calls::TypedCall<'c> {
        match operation {
            "create_telescope" => {
                ::std::boxed::Box::pin(
                    call_create_telescope(client, parameters, customization),
                )
            }
            "search_telescopes" => {
                ::std::boxed::Box::pin(
                    call_search_telescopes(client, parameters, customization),
                )
            }
            _ => ::openapi_conformance::typed_calls::unknown_operation(operation),
        }
    }
    fn pages<'c>(
        client: &'c crate::body::Client,
        operation: &str,
        parameters: ::openapi_conformance::typed_calls::Properties<'c>,
    ) -> ::openapi_conformance::typed_calls::TypedCall<
        'c,
        ::std::vec::Vec<::openapi_conformance::Outcome>,
    > {
        match operation {
            "search_telescopes" => {
                ::std::boxed::Box::pin(pages_search_telescopes(client, parameters))
            }
            _ => ::openapi_conformance::typed_calls::unknown_operation(operation),
        }
    }
    fn schemas() -> ::std::vec::Vec<
        (&'static str, ::openapi_conformance::typed_calls::Schema),
    > {
        crate::body::schemas()
    }
}
#[allow(unused_mut, reason = "generated code")]
async fn call_create_telescope(
    client: &crate::body::Client,
    mut parameters: ::openapi_conformance::typed_calls::Properties<'_>,
    customization: ::std::option::Option<&::openapi_conformance::Customization>,
) -> ::std::result::Result<::openapi_conformance::Outcome, ::std::string::String> {
    let mut call = client.create_telescope();
    if let Some(value) = parameters.take_body() {
        let body = set_NewTelescope(
            &value,
            crate::body::types::NewTelescope::builder(),
        )?;
        if value.has_more_than(&["name", "kind"]) {
            let mut properties = value.properties()?;
            call = call
                .set_name(
                    match properties.take("name") {
                        Some(value) => Some(value.text()?),
                        None => None,
                    },
                );
            call = call
                .set_kind(
                    match properties.take("kind") {
                        Some(value) => Some(value.text()?),
                        None => None,
                    },
                );
            call = call
                .set_owner_email(
                    match properties.take("owner_email") {
                        Some(value) => Some(value.text()?),
                        None => None,
                    },
                );
            call = call
                .set_aperture(
                    match properties.take("aperture") {
                        Some(value) => Some(value.number()?),
                        None => None,
                    },
                );
            call = call
                .set_mirrors(
                    match properties.take("mirrors") {
                        Some(value) => Some(value.integer::<i64>()?),
                        None => None,
                    },
                );
            call = call
                .set_built_on(
                    match properties.take("built_on") {
                        Some(value) => Some(value.text()?),
                        None => None,
                    },
                );
            call = call
                .set_tags(
                    match properties.take("tags") {
                        Some(value) => {
                            Some(value.list(|value| Ok(value.text()?.to_owned()))?)
                        }
                        None => None,
                    },
                );
            call = call
                .set_notes(
                    match properties.take("notes") {
                        Some(value) => Some(value.object()?),
                        None => None,
                    },
                );
            call = call
                .set_type_(
                    match properties.take("type") {
                        Some(value) => Some(value.boolean()?),
                        None => None,
                    },
                );
            properties.finish(&call)?;
        } else {
            call = call.body(body);
        }
    }
    parameters.finish(&call)?;
    let Some(customization) = customization else {
        return ::openapi_conformance::typed_calls::outcome(call.send().await);
    };
    let mut call = call.customize();
    if let Some(timeout) = customization.timeout() {
        call = call.timeout(timeout);
    }
    for (name, value) in &customization.headers {
        call = call.header(name, value);
    }
    for (name, value) in &customization.extra {
        call = call.extra(name, value.clone());
    }
    ::openapi_conformance::typed_calls::outcome(call.send().await)
}
#[allow(unused_mut, reason = "generated code")]
async fn pages_search_telescopes(
    client: &crate::body::Client,
    mut parameters: ::openapi_conformance::typed_calls::Properties<'_>,
) -> ::std::result::Result<
    ::std::vec::Vec<::openapi_conformance::Outcome>,
    ::std::string::String,
> {
    let mut call = client.search_telescopes();
    if let Some(value) = parameters.take_body() {
        let body = set_Search(&value, crate::body::types::Search::builder())?;
        if value.has_more_than(&[]) {
            let mut properties = value.properties()?;
            call = call
                .set_pages_field(
                    match properties.take("pages") {
                        Some(value) => Some(value.text()?),
                        None => None,
                    },
                );
            properties.finish(&call)?;
        } else {
            call = call.body(body);
        }
    }
    parameters.finish(&call)?;
    ::openapi_conformance::typed_calls::page_outcomes(call.pages()).await
}
#[allow(unused_mut, reason = "generated code")]
async fn call_search_telescopes(
    client: &crate::body::Client,
    mut parameters: ::openapi_conformance::typed_calls::Properties<'_>,
    customization: ::std::option::Option<&::openapi_conformance::Customization>,
) -> ::std::result::Result<::openapi_conformance::Outcome, ::std::string::String> {
    let mut call = client.search_telescopes();
    if let Some(value) = parameters.take_body() {
        let body = set_Search(&value, crate::body::types::Search::builder())?;
        if value.has_more_than(&[]) {
            let mut properties = value.properties()?;
            call = call
                .set_pages_field(
                    match properties.take("pages") {
                        Some(value) => Some(value.text()?),
                        None => None,
                    },
                );
            properties.finish(&call)?;
        } else {
            call = call.body(body);
        }
    }
    parameters.finish(&call)?;
    let Some(customization) = customization else {
        return ::openapi_conformance::typed_calls::outcome(call.send().await);
    };
    let mut call = call.customize();
    if let Some(timeout) = customization.timeout() {
        call = call.timeout(timeout);
    }
    for (name, value) in &customization.headers {
        call = call.header(name, value);
    }
    for (name, value) in &customization.extra {
        call = call.extra(name, value.clone());
    }
    ::openapi_conformance::typed_calls::outcome(call.send().await)
}
#[allow(non_snake_case, unused_mut, reason = "generated code")]
fn set_NewTelescope(
    value: &::openapi_conformance::typed_calls::Plain<'_>,
    mut builder: crate::body::types::builder::NewTelescope,
) -> ::std::result::Result<
    crate::body::types::builder::NewTelescope,
    ::std::string::String,
> {
    let mut properties = value.properties()?;
    if let Some(value) = properties.take("name") {
        builder = builder.name(value.text()?);
    }
    if let Some(value) = properties.take("kind") {
        builder = builder.kind(value.text()?);
    }
    if let Some(value) = properties.take("owner_email") {
        builder = builder.owner_email(value.text()?);
    }
    if let Some(value) = properties.take("aperture") {
        builder = builder.aperture(value.number()?);
    }
    if let Some(value) = properties.take("mirrors") {
        builder = builder.mirrors(value.integer::<i64>()?);
    }
    if let Some(value) = properties.take("built_on") {
        builder = builder.built_on(value.text()?);
    }
    if let Some(value) = properties.take("tags") {
        builder = builder.tags(value.list(|value| Ok(value.text()?.to_owned()))?);
    }
    if let Some(value) = properties.take("notes") {
        builder = builder.notes(value.object()?);
    }
    if let Some(value) = properties.take("type") {
        builder = builder.type_(value.boolean()?);
    }
    properties.finish(&builder)?;
    value
        .print(
            crate::body::types::NewTelescope::try_from(
                ::std::clone::Clone::clone(&builder),
            ),
        );
    Ok(builder)
}
#[allow(non_snake_case, unused_mut, reason = "generated code")]
fn set_Search(
    value: &::openapi_conformance::typed_calls::Plain<'_>,
    mut builder: crate::body::types::builder::Search,
) -> ::std::result::Result<crate::body::types::builder::Search, ::std::string::String> {
    let mut properties = value.properties()?;
    if let Some(value) = properties.take("pages") {
        builder = builder.pages(value.text()?);
    }
    properties.finish(&builder)?;
    value
        .print(
            crate::body::types::Search::try_from(::std::clone::Clone::clone(&builder)),
        );
    Ok(builder)
}
