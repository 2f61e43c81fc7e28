//! What a column of a list can hold.

use crate::text_enum;

text_enum! {
    /// What the cells of a column mean.
    ImportField {
        /// Name of an organisation.
        OrganisationName = "organisation_name",
        /// What the organisation is, in words.
        OrganisationKind = "organisation_kind",
        /// The district it sits in: name or key.
        District = "district",
        /// Street and number.
        Street = "street",
        /// Postcode.
        Postcode = "postcode",
        /// Town; may begin with the postcode.
        Town = "town",
        /// A postal address in one cell.
        Address = "address",
        /// Telephone of the organisation.
        OrganisationPhone = "organisation_phone",
        /// E-mail of the organisation.
        OrganisationEmail = "organisation_email",
        /// Address on the web.
        Web = "web",
        /// What the organisation does.
        Description = "description",
        /// Academic title of a person.
        PersonTitle = "person_title",
        /// First name.
        FirstName = "first_name",
        /// Family name.
        LastName = "last_name",
        /// A whole name of a person, in either order.
        PersonName = "person_name",
        /// What the person does in the organisation.
        Function = "function",
        /// E-mail of the person.
        PersonEmail = "person_email",
        /// Telephone of the person.
        PersonPhone = "person_phone",
        /// Name of a committee in which the person, or else the organisation, has a seat.
        Committee = "committee",
        /// What they are in it, in words.
        SeatRole = "seat_role",
        /// Whether the seat has a vote.
        SeatVoting = "seat_voting",
        /// The first day of the seat.
        SeatFrom = "seat_from",
        /// Its last day.
        SeatTo = "seat_to",
        /// What names a node of a network in its file; in our own files the id of its record.
        NodeId = "node_id",
        /// What a node is called.
        NodeName = "node_name",
        /// What a node stands for: an organisation, a person, a committee, in words.
        NodeKind = "node_kind",
        /// The administrative level of a node.
        NodeLevel = "node_level",
        /// The name of the health region to which a node belongs.
        NodeRegion = "node_region",
        /// The node at which an edge begins.
        EdgeFrom = "edge_from",
        /// The node at which an edge ends.
        EdgeTo = "edge_to",
        /// Why the two are linked, in words.
        EdgeKind = "edge_kind",
    }
}

impl ImportField {
    /// Whether several columns may hold it: people have several numbers and addresses.
    #[must_use]
    pub const fn may_repeat(self) -> bool {
        matches!(
            self,
            Self::OrganisationPhone
                | Self::OrganisationEmail
                | Self::PersonEmail
                | Self::PersonPhone
                | Self::Description
        )
    }

    /// Whether a row can be about something by this field alone.
    #[must_use]
    pub const fn names_something(self) -> bool {
        matches!(self, Self::OrganisationName | Self::PersonName | Self::LastName | Self::NodeName)
    }

    /// Whether it is about a person.
    #[must_use]
    pub const fn is_of_person(self) -> bool {
        matches!(
            self,
            Self::PersonTitle
                | Self::FirstName
                | Self::LastName
                | Self::PersonName
                | Self::Function
                | Self::PersonEmail
                | Self::PersonPhone
        )
    }

    /// Whether it is about a node or an edge of a network.
    #[must_use]
    pub const fn is_of_network(self) -> bool {
        self.is_of_node() || self.is_of_edge()
    }

    /// Whether it is about a node of a network.
    #[must_use]
    pub const fn is_of_node(self) -> bool {
        matches!(self, Self::NodeId | Self::NodeName | Self::NodeKind | Self::NodeLevel | Self::NodeRegion)
    }

    /// Whether it is about an edge of a network.
    #[must_use]
    pub const fn is_of_edge(self) -> bool {
        matches!(self, Self::EdgeFrom | Self::EdgeTo | Self::EdgeKind)
    }

    /// Whether it is about a seat in a committee.
    #[must_use]
    pub const fn is_of_seat(self) -> bool {
        matches!(self, Self::Committee | Self::SeatRole | Self::SeatVoting | Self::SeatFrom | Self::SeatTo)
    }
}
